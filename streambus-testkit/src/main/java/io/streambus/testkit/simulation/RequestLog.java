package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** The requests of the operator, oldest first. */
public final class RequestLog {

  private final List<Request> requests = new ArrayList<>();

  RequestLog() {}

  /** All requests, as they are now. */
  public List<Request> all() {
    return List.copyOf(requests);
  }

  /** Those that ask for a change. */
  public List<Request> writes() {
    return requests.stream().filter(Request::isWrite).toList();
  }

  /** The writes of objects of one kind; the status patches among them are of StreamBusCluster. */
  public List<Request> writesOf(Class<? extends HasMetadata> kind) {
    return writes().stream()
        .filter(request -> request.object().kind().equals(HasMetadata.getKind(kind)))
        .toList();
  }

  /** Forgets what was logged, so that a test can look at what follows. */
  public void clear() {
    requests.clear();
  }

  void add(Request request) {
    requests.add(request);
  }
}
