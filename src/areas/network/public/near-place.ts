/** Places that buyers start from, in Québec and around it, roughly from the west to the east. */
export const NEAR_PLACES = [
  { id: 'chicago', name: 'Chicago', latitude: 41.88, longitude: -87.63 },
  { id: 'detroit', name: 'Detroit', latitude: 42.33, longitude: -83.05 },
  { id: 'toronto', name: 'Toronto', latitude: 43.65, longitude: -79.38 },
  { id: 'rouyn-noranda', name: 'Rouyn-Noranda', latitude: 48.24, longitude: -79.02 },
  { id: 'ottawa', name: 'Ottawa–Gatineau', latitude: 45.43, longitude: -75.71 },
  { id: 'new-york', name: 'New York', latitude: 40.71, longitude: -74.01 },
  { id: 'montreal', name: 'Montréal', latitude: 45.5, longitude: -73.57 },
  { id: 'trois-rivieres', name: 'Trois-Rivières', latitude: 46.34, longitude: -72.54 },
  { id: 'sherbrooke', name: 'Sherbrooke', latitude: 45.4, longitude: -71.89 },
  { id: 'quebec', name: 'Québec', latitude: 46.81, longitude: -71.21 },
  { id: 'saguenay', name: 'Saguenay', latitude: 48.43, longitude: -71.07 },
  { id: 'boston', name: 'Boston', latitude: 42.36, longitude: -71.06 },
  { id: 'rimouski', name: 'Rimouski', latitude: 48.45, longitude: -68.52 },
  { id: 'baie-comeau', name: 'Baie-Comeau', latitude: 49.22, longitude: -68.15 },
  { id: 'sept-iles', name: 'Sept-Îles', latitude: 50.2, longitude: -66.38 },
  { id: 'halifax', name: 'Halifax', latitude: 44.65, longitude: -63.57 },
] as const;

export const NEAR_KM = [50, 100, 200, 500, 1000] as const;
