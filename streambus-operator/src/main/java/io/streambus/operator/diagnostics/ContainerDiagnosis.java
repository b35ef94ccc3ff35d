package io.streambus.operator.diagnostics;

import io.streambus.api.text.ExternalText;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import io.streambus.resources.objects.BrokerContainer;
import io.streambus.resources.objects.ProxyContainer;
import java.util.Optional;
import java.util.Set;

/** Diagnoses one container of a pod from the container status that the kubelet reports. */
record ContainerDiagnosis(BrokerPod pod, PodContainer container) {

  private static final String BACK_OFF = "ImagePullBackOff";

  /** The kubelet alternates between the first two. */
  private static final Set<String> PULL_REASONS =
      Set.of(
          BACK_OFF,
          "ErrImagePull",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "RegistryUnavailable");

  private static final String CRASH_LOOP = "CrashLoopBackOff";

  private static final int CLEAN = 0;

  /** Exit code of the start script of the proxy. */
  private static final int MISSING_PROGRAM = 69;

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;
  private static final String OUT_OF_MEMORY = "OOMKilled";

  Optional<String> message() {
    if (container.ready()) {
      return Optional.empty();
    }
    Optional<Waiting> waiting = container.waiting().filter(each -> !each.isStarting());
    Optional<Waiting> pull = waiting.filter(each -> PULL_REASONS.contains(each.reason()));
    if (pull.isPresent()) {
      return pull.map(this::pull);
    }
    Optional<Termination> crash =
        container
            .lastTermination()
            .filter(ended -> isCrash(ended) || hasReason(CRASH_LOOP, waiting));
    return crash.isPresent() ? crash.map(this::crash) : waiting.map(this::waiting);
  }

  /** A container that was terminated by a signal on request has not crashed. */
  private static boolean isCrash(Termination ended) {
    return switch (ended.exitCode()) {
      case CLEAN, TERMINATED -> false;
      case KILLED -> ended.reason().equals(OUT_OF_MEMORY);
      default -> true;
    };
  }

  private static boolean hasReason(String reason, Optional<Waiting> waiting) {
    return waiting.filter(each -> each.reason().equals(reason)).isPresent();
  }

  private String pull(Waiting waiting) {
    String reason = waiting.reason().equals("ErrImagePull") ? BACK_OFF : waiting.reason();
    String message =
        waiting
            .message()
            .replaceFirst("^Back-off pulling image \\S*", "")
            .replaceFirst("^[:\\s]*(ErrImagePull:\\s*)?", "");
    return "image %s of container %s cannot be pulled (%s)%s; check %s"
        .formatted(
            pod.images().getOrDefault(container.name(), container.image()),
            container.name(),
            reason,
            detail(message),
            field());
  }

  private String field() {
    return switch (container.name()) {
      case BrokerContainer.NAME -> "spec.image";
      case ProxyContainer.NAME -> "spec.security.tls.proxy.image";
      default -> "spec.podTemplate";
    };
  }

  private String crash(Termination ended) {
    String reason = ended.reason().isEmpty() ? "" : " (%s)".formatted(ended.reason());
    return "container %s exited with code %d%s%s; see kubectl logs -n %s %s -c %s --previous"
        .formatted(
            container.name(),
            ended.exitCode(),
            reason,
            detail(hint(ended)),
            pod.version().key().namespace(),
            pod.name(),
            container.name());
  }

  private String hint(Termination ended) {
    if (ended.reason().equals(OUT_OF_MEMORY)) {
      return "it needs more memory than its limit allows";
    }
    return switch (container.name()) {
      case BrokerContainer.NAME -> brokerHint(ended.exitCode());
      case ProxyContainer.NAME -> proxyHint(ended.exitCode());
      default -> "";
    };
  }

  private static String proxyHint(int exitCode) {
    return exitCode == MISSING_PROGRAM
        ? "the image lacks a program that its log names; set spec.security.tls.proxy.image to an"
            + " image that contains haproxy, cat, cksum, cp and sleep"
        : "";
  }

  private static String brokerHint(int exitCode) {
    return switch (exitCode) {
      case 1 ->
          "the broker rejected its configuration, cannot listen on a port, or cannot write to a"
              + " volume";
      case 2 -> "the Raft log of the broker does not match the logs of the other brokers";
      default -> "";
    };
  }

  private String waiting(Waiting waiting) {
    return "container %s is waiting (%s)%s"
        .formatted(container.name(), waiting.reason(), detail(waiting.message()));
  }

  private static String detail(String text) {
    return text.isBlank()
        ? ""
        : ": " + ExternalText.line(text.strip(), ExternalText.MAX_EXPLANATION);
  }
}
