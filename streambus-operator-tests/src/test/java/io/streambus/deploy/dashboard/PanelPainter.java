package io.streambus.deploy.dashboard;

import java.util.List;

/** Draws the panels of one type. */
interface PanelPainter {

  /** Draws the answers into an area of the picture. */
  void paint(Svg svg, Area area, Panel panel, List<Series> series);
}
