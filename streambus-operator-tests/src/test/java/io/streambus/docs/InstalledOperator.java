package io.streambus.docs;

import io.streambus.app.run.OperatorProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The operator as a process outside the simulated nodes, with the token of the installed
 * ServiceAccount.
 */
final class InstalledOperator {

  private final CommandShell shell;
  private @Nullable OperatorProgram process;
  private @Nullable NodeLogs logs;

  InstalledOperator(CommandShell shell) {
    this.shell = shell;
  }

  void start(String... flags) throws IOException, InterruptedException, GeneralSecurityException {
    String token = shell.run("kubectl create token -n streambus-system streambus-operator").strip();
    Path kubeconfig = shell.checkout().directory().resolve("operator.kubeconfig");
    Files.writeString(
        kubeconfig,
        Files.readString(shell.kubeconfig()).replaceFirst("token: .*", "token: " + token));
    process = OperatorProgram.start(kubeconfig, flags).awaitReady();
    if (logs == null) {
      logs = NodeLogs.start(shell, this::log);
    }
  }

  void stop() throws IOException, InterruptedException {
    if (process != null) {
      process.terminate().awaitExit();
      process.close();
      process = null;
    }
  }

  /** Stops the operator and the server of its log. */
  void close() throws IOException, InterruptedException {
    stop();
    if (logs != null) {
      logs.close();
    }
  }

  private String log() {
    return process == null ? "" : process.log();
  }
}
