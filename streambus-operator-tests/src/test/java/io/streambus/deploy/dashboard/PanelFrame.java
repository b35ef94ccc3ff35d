package io.streambus.deploy.dashboard;

/** Border and title of a panel. */
final class PanelFrame {

  static final double TITLE_HEIGHT = 28;

  private PanelFrame() {}

  static void draw(Svg svg, Area area, String title) {
    svg.frame(area, Color.PANEL, Color.LINE);
    Text style = Text.NORMAL.bolded().sized(12.5);
    svg.text(area.x() + 10, area.y() + 19, style.fitted(title, area.width() - 20), style);
  }
}
