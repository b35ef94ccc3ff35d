package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a pod or claim of a broker, exactly as the StatefulSet controller forms it. Labels
 * are not sufficient: copies of pods and claims have the labels of the original, too, such as those
 * that {@code kubectl debug --copy-to} and backups create.
 *
 * @param template name of the volume claim template; empty for a pod
 * @param ordinal ordinal of the broker, from 0
 */
record BrokerName(String template, int ordinal) {

  /** A cluster has at most 99 brokers. A longer number is, for example, the date of a copy. */
  private static final Pattern ORDINAL = Pattern.compile("0|[1-9][0-9]?");

  private static final String NO_TEMPLATE = "";

  /** Parses the name of a pod; empty if it is not the pod of a broker of its cluster. */
  static Optional<BrokerName> ofPod(HasMetadata pod) {
    return cluster(pod)
        .flatMap(cluster -> ordinal(pod, ordinal -> ClusterNames.pod(cluster, ordinal)))
        .map(ordinal -> new BrokerName(NO_TEMPLATE, ordinal));
  }

  /** Parses the name of a claim; empty if it is not a claim of a broker of its cluster. */
  static Optional<BrokerName> ofClaim(HasMetadata claim) {
    return cluster(claim).stream()
        .flatMap(
            cluster ->
                Stream.of(BrokerVolumes.DATA, BrokerVolumes.RAFT)
                    .flatMap(template -> ofClaim(claim, template, cluster).stream()))
        .findFirst();
  }

  private static Optional<BrokerName> ofClaim(HasMetadata claim, String template, String cluster) {
    return ordinal(claim, ordinal -> ClusterNames.claim(template, cluster, ordinal))
        .map(ordinal -> new BrokerName(template, ordinal));
  }

  private static Optional<String> cluster(HasMetadata object) {
    return Optional.ofNullable(MetadataReader.labels(object).get(ClusterLabels.INSTANCE));
  }

  private static Optional<Integer> ordinal(HasMetadata object, IntFunction<String> nameOf) {
    String name = object.getMetadata().getName();
    return Optional.of(name.substring(name.lastIndexOf('-') + 1))
        .filter(end -> ORDINAL.matcher(end).matches())
        .map(Integer::valueOf)
        .filter(ordinal -> nameOf.apply(ordinal).equals(name));
  }
}
