package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.function.Consumer;

/**
 * A situation whose messages are part of the messages page.
 *
 * @param title what happened, as users would describe it
 * @param subjects conditions that are shown even if another situation shows the same reason
 * @param given prepares the scenario
 * @param act what happens; all statuses from here on are shown
 */
record MessageSituation(
    String title,
    ImmutableSet<ConditionType> subjects,
    Consumer<OperatorScenario> given,
    Consumer<OperatorScenario> act) {

  /** A situation of a cluster that does not exist yet. */
  static MessageSituation ofNew(String title, Consumer<OperatorScenario> act) {
    return new MessageSituation(title, ImmutableSet.of(), scenario -> {}, act);
  }

  /** A situation of a running cluster of three brokers. */
  static MessageSituation ofRunning(String title, Consumer<OperatorScenario> act) {
    return ofNew(title, act).given(scenario -> scenario.user.createOrReplace(demo(NAMESPACE)));
  }

  MessageSituation given(Consumer<OperatorScenario> preparation) {
    return new MessageSituation(title, subjects, preparation, act);
  }

  MessageSituation showing(ConditionType... types) {
    return new MessageSituation(title, ImmutableSet.copyOf(types), given, act);
  }

  void prepare(OperatorScenario scenario) {
    given.accept(scenario);
    scenario.operator.settle();
  }

  @Override
  public String toString() {
    return title;
  }

  /** Runs the situation. */
  ObservedMessages run() {
    OperatorScenario scenario = new OperatorScenario();
    prepare(scenario);
    int before = scenario.cluster.statuses(NAMESPACE, NAME).size();
    act.accept(scenario);
    scenario.operator.settle();
    return new ObservedMessages(
        this,
        scenario.cluster.statuses(NAMESPACE, NAME).stream().skip(before).toList(),
        scenario.cluster.events(NAMESPACE, NAME));
  }
}
