import { type FunctionalComponent, h } from 'vue';

export interface IconProps {
  /** Side in pixels; 22 by default. */
  size?: number;
  /** Spoken name; without it the icon is decoration. */
  label?: string;
}

/** An icon of the 24 × 24 set: outline only, stroke 1.75, round ends, in the colour of the text. */
export function createIcon(path: string): FunctionalComponent<IconProps> {
  const icon: FunctionalComponent<IconProps> = ({ size = 22, label }) =>
    h(
      'svg',
      {
        viewBox: '0 0 24 24',
        width: size,
        height: size,
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1.75,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
        'flex-shrink': 0,
        ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
      },
      h('path', { d: path }),
    );
  icon.props = ['size', 'label'];
  return icon;
}
