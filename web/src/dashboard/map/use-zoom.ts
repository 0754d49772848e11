import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform, zoomTransform } from "d3-zoom";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";

import { type Box, HEIGHT, type Point, WIDTH } from "./drawing";

const FARTHEST = 1;
const NEAREST = 16;
const STEP = 1.8;

/** How near a part of the drawing is shown at most, and how much room it has around it. */
const NEAREST_PART = 8;
const ROOM = 1.25;

/**
 * Lets people draw a picture nearer: with two fingers, with the wheel while Ctrl is held (without, the page
 * scrolls on), with the actions that are returned. At first `part` is shown, or the whole. `near` is how near
 * it is, in steps; between them only the group moves, and nothing is rendered. `unit` is how much of the
 * picture a pixel of the screen takes, and `margin` how much room there is above and below it.
 */
export function useZoom(part?: Box) {
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const first = useRef<ZoomTransform>(zoomIdentity);
  const [near, setNear] = useState(FARTHEST);
  const [isWhole, setWhole] = useState(true);
  const [isFirst, setFirst] = useState(true);
  const [{ unit, margin }, setSize] = useState({ unit: 1, margin: 0 });

  const behaviour = useMemo(
    () =>
      zoom<SVGSVGElement, unknown>()
        .scaleExtent([FARTHEST, NEAREST])
        .filter(
          (event: MouseEvent | TouchEvent) =>
            event.type !== "dblclick" &&
            (event.type === "wheel"
              ? event.ctrlKey
              : "touches" in event
                ? event.touches.length > 1
                : !event.button),
        )
        .on("zoom", ({ transform }: { transform: ZoomTransform }) => {
          group.current?.setAttribute("transform", transform.toString());
          group.current?.style.setProperty("--near", String(transform.k));
          // Rounded down, so that no label is larger than it was reckoned to be.
          setNear(Math.floor(transform.k * 2) / 2);
          setWhole(transform.k <= FARTHEST);
          setFirst(isSame(transform, first.current));
        }),
    [],
  );

  useLayoutEffect(() => {
    if (!svg.current) return;
    const picture = select(svg.current).call(behaviour);
    return () => void picture.on(".zoom", null);
  }, [behaviour]);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      if (!width) return;
      const unit = WIDTH / width;
      // Rounded, for a size of the screen that is about the same must not begin anew.
      setSize({ unit, margin: Math.max(0, Math.round((height * unit - HEIGHT) / 2)) });
    });
    if (svg.current) observer.observe(svg.current);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const seen: [[number, number], [number, number]] = [
      [0, -margin],
      [WIDTH, HEIGHT + margin],
    ];
    behaviour.extent(seen).translateExtent(seen);
    const picture = select(svg.current!);
    if (part) {
      behaviour.scaleTo(picture, nearness(part, margin));
      behaviour.translateTo(picture, (part.left + part.right) / 2, (part.top + part.bottom) / 2);
    } else {
      behaviour.transform(picture, zoomIdentity);
    }
    first.current = zoomTransform(svg.current!);
    setFirst(true);
  }, [behaviour, part, margin]);

  const actions = useMemo(() => {
    const picture = () => select(svg.current!);
    return {
      /** Keeps what is in the middle, or brings `point` there. */
      nearer: (point?: Point) => {
        behaviour.scaleBy(picture(), STEP);
        if (point) behaviour.translateTo(picture(), point.x, point.y);
      },
      farther: () => behaviour.scaleBy(picture(), 1 / STEP),
      whole: () => behaviour.transform(picture(), zoomIdentity),
      again: () => behaviour.transform(picture(), first.current),
      /** Brings a point into sight, where it is not. */
      show: (point: Point) => {
        const [x, y] = zoomTransform(svg.current!).apply([point.x, point.y]);
        const isSeen = x > 0 && x < WIDTH && y > 0 && y < HEIGHT;
        if (!isSeen) behaviour.translateTo(picture(), point.x, point.y);
      },
    };
  }, [behaviour]);

  return { svg, group, near, unit, margin, isWhole, isFirst, ...actions };
}

export type Zoom = ReturnType<typeof useZoom>;

/** How near a part of the drawing can be, so that all of it is seen. */
function nearness({ left, top, right, bottom }: Box, margin: number): number {
  const fitting = Math.min(
    WIDTH / (ROOM * (right - left)),
    (HEIGHT + 2 * margin) / (ROOM * (bottom - top)),
  );
  return Math.min(NEAREST_PART, Math.max(FARTHEST, fitting));
}

function isSame(one: ZoomTransform, other: ZoomTransform): boolean {
  return one.k === other.k && one.x === other.x && one.y === other.y;
}
