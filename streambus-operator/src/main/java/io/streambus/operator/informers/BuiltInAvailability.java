package io.streambus.operator.informers;

/**
 * An API that every Kubernetes cluster serves. Its objects can be unavailable nevertheless: only
 * extensions use it, and the operator may not have the permissions that they require.
 */
final class BuiltInAvailability implements ApiAvailability {

  private final Listener listener;

  BuiltInAvailability(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void start() {
    listener.onInstalled();
  }

  @Override
  public void stop() {}

  /** The permission may have been granted meanwhile. */
  @Override
  public void onRequested() {
    listener.onInstalled();
  }

  @Override
  public void onObjectsLost() {}
}
