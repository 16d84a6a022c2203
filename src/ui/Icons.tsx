/** The lab's own icons: 20 units square, one stroke width. Decorative unless they have a title. */
import type { ReactNode } from "react";

const shapes = {
  play: <path d="M6.5 4.2v11.6L15.8 10z" fill="currentColor" />,
  pause: <path d="M6.5 4.5v11M13.5 4.5v11" strokeWidth="2.6" />,
  step: (
    <>
      <path d="M5 4.7v10.6L12.4 10z" fill="currentColor" />
      <path d="M15.2 4.7v10.6" strokeWidth="2.2" />
    </>
  ),
  reset: <path d="M4 9.6a6.2 6.2 0 1 1 1.7 4.8M3.8 5v4.6h4.6" />,
  share: <path d="M10 12.3V3.2M6.7 6 10 2.9 13.3 6M5.6 9H4.2v8h11.6V9h-1.4" />,
  download: <path d="M10 3v9.3M6.4 9 10 12.5 13.6 9M4 16.6h12" />,
  upload: <path d="M10 12.6V3.4M6.4 6.8 10 3.2l3.6 3.6M4 16.6h12" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2.2v1.9M10 15.9v1.9M2.2 10h1.9M15.9 10h1.9M4.5 4.5l1.3 1.3M14.2 14.2l1.3 1.3M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3" />
    </>
  ),
  moon: <path d="M16.4 12A6.9 6.9 0 0 1 8 3.6 6.9 6.9 0 1 0 16.4 12z" />,
  globe: (
    <path d="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM2.8 10h14.4M10 2.8c4 4.2 4 10.2 0 14.4M10 2.8c-4 4.2-4 10.2 0 14.4" />
  ),
  textSize: <path d="M1.9 15.8 5 7.6l3.1 8.2M2.9 13.1h4.2M9.4 15.8 13.9 4l4.5 11.8M10.9 12h6" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.2v4.4" />
      <path d="M10 6.3v.2" strokeWidth="2" />
    </>
  ),
  help: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M7.9 7.9c.2-1.3 1-1.9 2.2-1.9 1.3 0 2.1.8 2.1 1.8 0 1.7-2.2 1.7-2.2 3.5" />
      <path d="M10 13.8v.1" strokeWidth="2" />
    </>
  ),
  warning: (
    <>
      <path d="M10 3 2.6 16.2h14.8z" />
      <path d="M10 8v4" />
      <path d="M10 14.1v.1" strokeWidth="2" />
    </>
  ),
  error: (
    <>
      <path d="M7 2.8h6L17.2 7v6L13 17.2H7L2.8 13V7z" />
      <path d="M10 6.4v4.4" />
      <path d="M10 13.4v.1" strokeWidth="2" />
    </>
  ),
  chevron: <path d="m5 7.6 5 5 5-5" />,
  menu: <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />,
  more: <path d="M4.5 10h.1M10 10h.1M15.5 10h.1" strokeWidth="2.8" />,
  pencil: <path d="m3.6 16.4.9-3.7 8.7-8.7 2.8 2.8-8.7 8.7zM11.3 5.9l2.8 2.8" />,
  eraser: <path d="M8.2 15.8 3.4 11l7.3-7.3 5.6 5.6-6.5 6.5zM7 7.4l5.6 5.6M7.8 15.8h8.7" />,
  shuffle: (
    <path d="M2.8 6h2.7c4.5 0 4.5 8 9 8h2.3M2.8 14h2.7c1.5 0 2.5-.9 3.2-2.1M11.3 8.1C12 6.9 13 6 14.5 6h2.3M14.8 4l2.2 2-2.2 2M14.8 12l2.2 2-2.2 2" />
  ),
  check: <path d="m4 10.6 4 4 8-9" strokeWidth="2" />,
  live: <path d="M11.2 2.8 4.8 11.4h4.4l-.6 5.8 6.6-8.8h-4.5z" />,
  restart: (
    <>
      <path d="M15.2 4.7v10.6L7.8 10z" />
      <path d="M4.8 4.7v10.6" strokeWidth="2.2" />
    </>
  ),
  chip: <path d="M6 6h8v8H6zM8 6V3.4M12 6V3.4M8 16.6V14M12 16.6V14M6 8H3.4M6 12H3.4M16.6 8H14M16.6 12H14" />,
  external: <path d="M11.5 3.5h5v5M16.2 3.8 9 11M8.5 5H4v11h11v-4.5" />,
  shelf: <path d="M2.8 16.8h14.4M4.4 16.8V5.2h2.8v11.6M7.2 16.8V3.2h3v13.6M11.2 7l2.7-.9 3.4 10.7" />,
  trash: <path d="M3.6 5.6h12.8M7.6 5.4V3.2h4.8v2.2M5.2 5.8l.9 11h7.8l.9-11M8.4 8.8l.2 5M11.6 8.8l-.2 5" />,
  pin: <path d="M7 3h6M8 3v5l-2.6 3.2h9.2L12 8V3M10 11.4V17" />,
  screen: <path d="M2.8 3.8h14.4M3.8 3.8v9h12.4v-9M10 12.8v2.4M6.6 17.2 10 15.2l3.4 2" />,
  keyboard: <path d="M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.5h7" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;
export const iconNames = Object.keys(shapes) as IconName[];

export function Icon({ name, title, className }: { name: IconName; title?: string; className?: string }) {
  return (
    <svg
      className={className ? `ui-icon ${className}` : "ui-icon"}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(title ? { role: "img" } : { "aria-hidden": true })}
    >
      {title && <title>{title}</title>}
      {shapes[name]}
    </svg>
  );
}
