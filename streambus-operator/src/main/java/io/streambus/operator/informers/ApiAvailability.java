package io.streambus.operator.informers;

/**
 * Determines whether the API of an optional kind is installed. All methods and listener callbacks
 * run on one thread.
 */
interface ApiAvailability {

  /** Called on the thread of the watch. */
  interface Listener {

    /** Called when the API was found to be installed, even if it already was. */
    void onInstalled();

    /** Called when the API was found not to be installed, even if it already was not. */
    void onNotInstalled();

    /** Called when the availability could not be determined. */
    void onUnknown(String reason);
  }

  /** Starts to determine the availability; returns immediately. */
  void start();

  /** Stops; the listener is not called any more. */
  void stop();

  /** Called when a user changed a cluster that requests the kind, which is unavailable. */
  void onRequested();

  /** Called when the objects of the kind may no longer be served. */
  void onObjectsLost();
}
