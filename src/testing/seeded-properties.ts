import fc from 'fast-check';

// In CI a change is judged by itself: the same examples every time. Everywhere else each run looks further.
if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261122 });
