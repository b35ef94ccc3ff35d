package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** The requests of the operator, oldest first. */
public final class RequestLog {

  private final List<Request> requests = new ArrayList<>();

  RequestLog() {}

  /**
   * Returns a copy of all requests.
   *
   * @return the requests, oldest first
   */
  public List<Request> all() {
    return List.copyOf(requests);
  }

  /**
   * Returns the write requests.
   *
   * @return the writes, oldest first, with those that were rejected or lost
   */
  public List<Request> writes() {
    return requests.stream().filter(Request::isWrite).toList();
  }

  /**
   * Returns the write requests for objects of one kind. Status patches belong to StreamBusCluster.
   *
   * @param kind class of the objects, such as {@code StatefulSet.class}
   * @return the writes, oldest first, with those that were rejected or lost
   */
  public List<Request> writesOf(Class<? extends HasMetadata> kind) {
    return writes().stream()
        .filter(request -> request.object().kind().equals(HasMetadata.getKind(kind)))
        .toList();
  }

  /** Removes all requests, so that a test can check only what follows. */
  public void clear() {
    requests.clear();
  }

  void add(Request request) {
    requests.add(request);
  }
}
