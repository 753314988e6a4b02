/** Today's date, UTC: `2026-12-04`. It decides which waivers have ended. */
export function today(): string {
  return new Date().toISOString().slice(0, "2026-12-04".length);
}
