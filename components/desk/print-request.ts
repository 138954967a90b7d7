const KEY = "placet.print";

/** Notes that the print window of this badge should open by itself when its picture is there. */
export function requestPrint(badgeId: string): void {
  sessionStorage.setItem(KEY, badgeId);
}

/** Whether the print window was asked for, once. */
export function takePrintRequest(badgeId: string): boolean {
  if (sessionStorage.getItem(KEY) !== badgeId) return false;
  sessionStorage.removeItem(KEY);
  return true;
}
