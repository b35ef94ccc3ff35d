package io.streambus.app.command;

import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.resources.validation.UserInput;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports expected failures in one line, and any other failure with its stack trace. */
final class ExecutionErrorHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) throws Exception {
    if (failure instanceof CommandException expected) {
      String name = command.getCommandSpec().qualifiedName();
      command
          .getErr()
          .printf("%s: %s%n", name, UserInput.printable(String.valueOf(expected.getMessage())));
      return expected.exitCode().code();
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.FAILED.code();
  }
}
