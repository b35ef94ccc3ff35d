package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.extension.ObjectCustomizer;
import io.streambus.resources.extension.ObjectMetadata;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Situations of clusters of an embedded operator with extensions. */
final class ExtensionSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.of(
          ofNew("an extension throws an exception", scenario -> run(scenario, new Failing())),
          ofNew(
              "an extension changes what the safety of brokers depends on",
              scenario -> run(scenario, new Forbidden())),
          ofNew(
              "an extension gives a different answer each time",
              scenario -> run(scenario, new Unstable(new AtomicInteger()))),
          ofNew(
              "an extension adds an object whose API is not installed",
              scenario -> run(scenario, new Monitoring())));

  private ExtensionSituations() {}

  private static void run(OperatorScenario scenario, ClusterExtension extension) {
    FakeEnvironment environment = new FakeEnvironment();
    environment.extensions = Extensions.of(List.of(extension));
    environment.apis =
        new OptionalApis(ImmutableMap.of(ServiceMonitor.class, new ApiState.NotInstalled()), true);
    scenario.startOperator(environment);
    scenario.user.createOrReplace(demo(NAMESPACE));
  }

  /** Throws an exception. */
  private record Failing() implements ClusterExtension {

    @Override
    public String name() {
      return "cost-allocation";
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      throw new IllegalStateException("no cost center for the namespace default");
    }
  }

  /** Changes the number of pods. */
  private record Forbidden() implements ClusterExtension {

    @Override
    public String name() {
      return "sizing";
    }

    @Override
    public List<ObjectCustomizer<?>> customizers() {
      return List.of(
          new ObjectCustomizer<>(
              StatefulSet.class,
              (set, cluster) -> {
                set.getSpec().setReplicas(1);
                return set;
              }));
    }
  }

  /** Never gives the same answer. */
  private record Unstable(AtomicInteger calls) implements ClusterExtension {

    @Override
    public String name() {
      return "clock";
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      return ObjectMetadata.ofLabels(Map.of("call", Integer.toString(calls.incrementAndGet())));
    }
  }

  /** Adds an object of a kind that may be missing. */
  private record Monitoring() implements ClusterExtension {

    @Override
    public String name() {
      return "monitoring";
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(
              ServiceMonitor.class, "agents", cluster -> Optional.of(new ServiceMonitor())));
    }
  }
}
