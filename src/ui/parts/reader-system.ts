import type { System } from '../../i18n';

/** What a browser tells of the system it runs on; `navigator` fits it. */
export interface SystemHints {
  readonly userAgent: string;
  /** Client hints, where the browser has them. */
  readonly userAgentData?: { readonly platform: string } | undefined;
  readonly maxTouchPoints?: number | undefined;
}

/** By what a platform's name or a user-agent string tells it; Android before Linux, iPhone before macOS. */
const MARKS: readonly (readonly [System, RegExp])[] = [
  ['iphone', /iPhone|iPad|iPod|^iOS/],
  ['android', /Android/],
  ['chromeos', /CrOS|Chrome ?OS|Chromium OS/],
  ['windows', /Windows/],
  ['macos', /mac ?OS|Macintosh/i],
  ['linux', /Linux|X11/],
];

/** The system, to order a list by and for nothing else; undefined where the browser does not tell. */
export function systemOf({ userAgent, userAgentData, maxTouchPoints = 0 }: SystemHints): System | undefined {
  const told = userAgentData?.platform ?? '';
  const [system] = MARKS.find(([, mark]) => mark.test(told === '' ? userAgent : told)) ?? [];
  // An iPad calls itself a Mac; no Mac has a touch screen.
  return system === 'macos' && maxTouchPoints > 1 ? 'iphone' : system;
}
