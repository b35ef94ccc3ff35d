package io.streambus.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.console.CommandException;
import io.streambus.app.redaction.TextRedaction;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Adds logs to a report.
 *
 * @param deadline time after which no further log is read
 */
record ReportLogs(KubernetesApi api, ReportArchive archive, InstantSource clock, Instant deadline) {

  /** Of each container. */
  static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_LINES = 5_000;

  /** Adds the current and the previous log of each container of a pod. */
  void add(String folder, JsonNode pod) {
    String namespace = pod.path("metadata").path("namespace").asText();
    String name = pod.path("metadata").path("name").asText();
    for (String kind : new String[] {"initContainerStatuses", "containerStatuses"}) {
      for (JsonNode container : pod.path("status").path(kind)) {
        String containerName = container.path("name").asText();
        add(folder, namespace, name, containerName, "");
        if (container.path("restartCount").asInt() > 0) {
          add(folder, namespace, name, containerName, "&previous=true");
        }
      }
    }
  }

  private void add(String folder, String namespace, String pod, String container, String previous) {
    String path =
        "%s/%s-%s%s.log".formatted(folder, pod, container, previous.isEmpty() ? "" : "-previous");
    if (clock.instant().isAfter(deadline)) {
      archive.omit(path + ": the time for logs is over");
      return;
    }
    try {
      String log =
          api.log(
              namespace,
              pod,
              "container=%s&timestamps=true&tailLines=%d&limitBytes=%d%s"
                  .formatted(container, MAX_LINES, MAX_BYTES, previous));
      archive.add(path, TextRedaction.of(log));
    } catch (CommandException e) {
      archive.omit(path + ": " + e.getMessage());
    }
  }
}
