package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that users can copy the commands of the documentation: executes every block that
 * {@code code-blocks.yaml} assigns to this test, as it is on the page, on a control plane with
 * simulated nodes. Only placeholders such as {@code NAMESPACE} are replaced.
 */
class DocumentedCommandsIT {

  private final ControlPlane plane =
      ControlPlaneRequirement.startOrSkip(
          ControlPlaneOptions.builder()
              // The names of simulated nodes do not resolve.
              .addApiServerFlags("--kubelet-preferred-address-types=InternalIP")
              .build());
  private final DocumentedCommands commands = DocumentedCommands.read();
  private final InstalledOperator operator;
  private final CommandShell shell;

  DocumentedCommandsIT(@TempDir Path directory) {
    Path kubeconfig = plane.kubeconfigFor(ControlPlane.ADMIN);
    shell = new CommandShell(new UserCheckout(directory).create(), kubeconfig);
    operator = new InstalledOperator(shell);
  }

  @AfterEach
  void stopProcesses() throws Exception {
    operator.close();
    plane.close();
  }

  @TestFactory
  Stream<DynamicTest> everyBlockWorks() {
    return CommandScenario.readAll().stream().flatMap(this::tests);
  }

  private Stream<DynamicTest> tests(CommandScenario scenario) {
    return Stream.concat(
        Stream.of(dynamicTest(scenario.name(), () -> prepare(scenario))),
        commands.byPage().keySet().stream().flatMap(page -> tests(scenario, page)));
  }

  private Stream<DynamicTest> tests(CommandScenario scenario, String page) {
    List<DocumentedCommand> ofPage = commands.of(page);
    List<CodeBlock> blocks = Pages.commandsOf(page);
    return IntStream.range(0, blocks.size())
        .filter(i -> scenario.name().equals(ofPage.get(i).scenario()))
        .mapToObj(
            i ->
                dynamicTest(
                    blocks.get(i).toString(),
                    () -> {
                      runIfPresent(scenario.beforeEach());
                      execute(ofPage.get(i), blocks.get(i));
                      runIfPresent(scenario.afterEach());
                    }));
  }

  private void prepare(CommandScenario scenario) throws Exception {
    runIfPresent(scenario.given());
    if (scenario.operator() != null) {
      operator.stop();
      if (!scenario.operator().equals("stop")) {
        operator.start(scenario.operator().split(" "));
      }
    }
  }

  private void execute(DocumentedCommand command, CodeBlock block) throws Exception {
    String text = Placeholders.replaceIn(block.text());
    assumeTrue(!text.contains("jq ") || shell.has("jq"), "jq is not installed");

    String output =
        command.until() == null ? shell.run(text) : shell.runUntil(command.until(), text);

    assertThat(output).as(block.toString()).isNotBlank();
    if (command.prints() != null) {
      assertThat(output).as(block.toString()).contains(command.prints());
    }
  }

  private void runIfPresent(@Nullable String text) throws Exception {
    if (text != null) {
      shell.run(text);
    }
  }
}
