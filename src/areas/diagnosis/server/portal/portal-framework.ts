import { hasPortal, type PortalFramework } from '../../portal/index.ts';
import { findFramework } from '../framework/index.ts';

/** A published version whose file says how the portal writes it; null for any other. */
export function portalFramework(id: string, version: number): PortalFramework | null {
  const framework = findFramework(id, version);
  return framework && hasPortal(framework) ? framework : null;
}
