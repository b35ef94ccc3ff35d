package io.streambus.benchmarks.isolation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.harness.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Edits the permitted clients of a cluster repeatedly, and measures how long its NetworkPolicy
 * takes to follow. No broker restarts for it.
 */
public final class EditLatency {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMillis(2);
  private static final int SUBNETS = 250;

  private static final String SPEC =
      """
      {"spec": {"multiTenancy": {"isolation": {"networkPolicies": true}},
                "networkPolicy": {"from": [{"ipBlock": {"cidr": "%s"}}]}}}
      """;

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private int edits;

  /** Edits a cluster that exists. */
  public EditLatency(KubernetesClient client, StreamBusCluster cluster) {
    this.client = client;
    this.namespace = cluster.getMetadata().getNamespace();
    this.name = cluster.getMetadata().getName();
  }

  /**
   * One edit, in milliseconds.
   *
   * @param accepted until the API server has responded to the edit
   * @param applied until the NetworkPolicy has changed
   */
  public record Edit(double accepted, double applied) {}

  /** Returns the milliseconds of each edit until it is applied. */
  public List<Double> measure(int count) {
    return IntStream.range(0, count).mapToObj(i -> measure().applied()).toList();
  }

  /** Edits for some time. */
  public List<Edit> measure(Duration time) {
    List<Edit> measured = new ArrayList<>();
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      measured.add(measure());
    }
    return measured;
  }

  private Edit measure() {
    Wait.sleep(PAUSE);
    edits++;
    long begin = System.nanoTime();
    client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace)
        .withName(name)
        .patch(PatchContext.of(PatchType.JSON_MERGE), SPEC.formatted(subnet()));
    double accepted = millisSince(begin);
    Wait.until("the edit of " + name, LIMIT, INTERVAL, this::isApplied);
    return new Edit(accepted, millisSince(begin));
  }

  private static double millisSince(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private boolean isApplied() {
    return client.network().networkPolicies().inNamespace(namespace).list().getItems().stream()
        .map(Object::toString)
        .anyMatch(policy -> policy.contains(subnet()));
  }

  private String subnet() {
    return "10.%d.%d.0/24".formatted(edits / SUBNETS, edits % SUBNETS);
  }
}
