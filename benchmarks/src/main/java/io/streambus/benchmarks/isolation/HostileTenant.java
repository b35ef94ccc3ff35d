package io.streambus.benchmarks.isolation;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * A user with all permissions in one namespace who tries to exhaust the operator, or to delay it
 * for others.
 */
public enum HostileTenant {
  /** Names of 50,001 characters in clusters, pods and StatefulSets. */
  LONG_KEYS(
      (api, round) -> {
        api.createCluster("long-" + round % 5, HostileSpecs.longKey());
        api.create("pods", HostileObjects.pod("long-" + round % 50));
      }),

  /** Trees in free-form fields. */
  DEEP_FIELDS((api, round) -> api.createCluster("deep-" + round % 20, HostileSpecs.deep())),

  /** One megabyte of configuration, again and again. */
  LARGE_OVERRIDES(
      (api, round) -> {
        api.createCluster("large-" + round % 5, HostileSpecs.emptyObjects());
        api.patchCluster("large-" + round % 5, HostileTenant.label(round));
      }),

  /** Keys that would take minutes to verify. */
  EXPENSIVE_KEYS(
      (api, round) -> {
        String name = "keys-" + round % 20;
        api.create(
            "secrets",
            HostileObjects.secret(name, HostilePem.nested("CERTIFICATE"), HostilePem.key()));
        api.createCluster(name, HostileSpecs.withSecret(name));
      }),

  /** Structures that overflow the stack of recursive parsers. */
  NESTED_KEYS(
      (api, round) -> {
        String name = "nested-" + round % 20;
        String pem = HostilePem.nested("PRIVATE KEY");
        api.create("secrets", HostileObjects.secret(name, pem, pem));
        api.createCluster(name, HostileSpecs.withSecret(name));
      }),

  /** Brokers that never respond. */
  SILENT_BROKERS(
      (api, round) -> api.createCluster("silent-" + round % 2, HostileSpecs.manyBrokers())),

  /** Many edits of one cluster. */
  RAPID_EDITS(
      (api, round) -> {
        api.createCluster("edited", HostileSpecs.small());
        IntStream.range(0, 10)
            .forEach(i -> api.patchCluster("edited", HostileTenant.label(10 * round + i)));
      }),

  /** Objects with the labels of the operator, of up to a megabyte each. */
  LARGE_OBJECTS(
      (api, round) -> {
        api.create("configmaps", HostileObjects.configMap("dump-" + round % 200));
        api.create("pods", HostileObjects.pod("dump-" + round % 200));
        api.create("persistentvolumeclaims", HostileObjects.claim("dump-" + round % 200));
      }),

  /** A quota that rejects what the operator creates, and events about it. */
  REJECTED_OBJECTS(
      (api, round) -> {
        api.create("resourcequotas", HostileObjects.quota());
        api.createCluster("rejected-" + round % 20, HostileSpecs.small());
        IntStream.range(0, 10)
            .mapToObj(i -> "e-%d-%d".formatted(round, i))
            .map(name -> HostileObjects.event(api.namespace(), name, "rejected-" + round % 20))
            .forEach(event -> api.create("events", event));
      }),

  /** Objects with the names that clusters use, created before them. */
  PLANTED_OBJECTS(
      (api, round) -> {
        String name = "planted-" + round % 20;
        api.createStatefulSet(HostileObjects.statefulSet(name));
        api.create("configmaps", HostileObjects.configMap(name + "-config"));
        api.createCluster(name, HostileSpecs.small());
        api.deleteCluster(name);
      }),

  /** Specs with as many problems as possible. */
  INVALID_SPECS(
      (api, round) -> {
        api.createCluster("privileged-" + round % 20, HostileSpecs.privileged());
        api.createCluster("invalid-" + round % 5, HostileSpecs.invalidKeys());
        api.patchCluster("invalid-" + round % 5, HostileTenant.label(round));
      });

  @SuppressWarnings("ImmutableEnumChecker") // A stateless lambda expression.
  private final BiConsumer<TenantApi, Integer> attack;

  HostileTenant(BiConsumer<TenantApi, Integer> attack) {
    this.attack = attack;
  }

  /** Namespace of the tenant. */
  String namespace() {
    return "hostile-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Sends the requests of one round, numbered from 0. */
  void attack(TenantApi api, int round) {
    attack.accept(api, round);
  }

  private static String label(int round) {
    return "{\"spec\": {\"podLabels\": {\"round\": \"%d\"}}}".formatted(round);
  }
}
