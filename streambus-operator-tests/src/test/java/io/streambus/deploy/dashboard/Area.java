package io.streambus.deploy.dashboard;

/** A rectangle. */
record Area(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double centerX() {
    return x + width / 2;
  }

  double centerY() {
    return y + height / 2;
  }

  /** Returns this rectangle without a margin on each side. */
  Area inset(double left, double top, double right, double bottom) {
    return new Area(x + left, y + top, width - left - right, height - top - bottom);
  }
}
