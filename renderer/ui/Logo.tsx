/** The mark: two loads, one behind the other. */
export function Logo({ size }: { size: string }) {
  return (
    <svg viewBox="0 0 32 32" style={{ width: size, height: size, flex: 'none' }} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#2f8f86" />
      <rect x="7" y="9" width="18" height="6" rx="2" fill="#eaf6f4" />
      <rect x="7" y="18" width="18" height="5" rx="2" fill="#a3d3cd" />
    </svg>
  )
}
