/* Shapes by which families are told apart without colour, each as large to the eye as a circle of its radius. */

const polygon = (points) => (context, x, y, radius) => {
  points.forEach(([across, down], i) => context[i ? "lineTo" : "moveTo"](x + radius * across, y + radius * down));
  context.closePath();
};

/** Points on a circle, from the top on. */
const regular = (corners, radius, turn = 0) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = turn - Math.PI / 2 + (2 * Math.PI * i) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

const star = (corners, outer, inner) =>
  regular(2 * corners, 1).map(([x, y], i) => (i % 2 ? [x * inner, y * inner] : [x * outer, y * outer]));

const ARM = 0.4;
const LONG = 1.08;

/** Each adds its outline to the path that is open. */
export const outlines = {
  circle: (context, x, y, radius) => context.arc(x, y, radius, 0, 2 * Math.PI),
  square: polygon([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]),
  triangle: polygon(regular(3, 1.34).map(([x, y]) => [x, y + 0.2])),
  wedge: polygon(regular(3, 1.34, Math.PI).map(([x, y]) => [x, y - 0.2])),
  diamond: polygon(regular(4, 1.25)),
  pentagon: polygon(regular(5, 1.14)),
  hexagon: polygon(regular(6, 1.1, Math.PI / 6)),
  star: polygon(star(5, 1.42, 0.62)),
  cross: polygon([
    [-ARM, -LONG], [ARM, -LONG], [ARM, -ARM], [LONG, -ARM], [LONG, ARM], [ARM, ARM],
    [ARM, LONG], [-ARM, LONG], [-ARM, ARM], [-LONG, ARM], [-LONG, -ARM], [-ARM, -ARM],
  ]),
  bar: polygon([[-1.25, -0.62], [1.25, -0.62], [1.25, 0.62], [-1.25, 0.62]]),
  house: polygon([[0, -1.2], [0.95, -0.2], [0.95, 0.95], [-0.95, 0.95], [-0.95, -0.2]]),
  drop: polygon([[0, -1.4], [0.8, 0.1], [0.62, 0.75], [0, 1.05], [-0.62, 0.75], [-0.8, 0.1]]),
};
