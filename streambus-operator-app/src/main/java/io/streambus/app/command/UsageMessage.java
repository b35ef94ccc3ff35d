package io.streambus.app.command;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import io.streambus.resources.validation.UserInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/**
 * The message of an error in the command line or the environment, with excerpts of the arguments
 * that it repeats, in one line of bounded length.
 */
final class UsageMessage {

  private static final int MAX_LENGTH = 1_000;
  private static final Splitter VALUES = Splitter.onPattern("[=,]");

  private UsageMessage() {}

  static String of(ParameterException exception, String[] arguments) {
    String message = String.valueOf(exception.getMessage());
    Stream<String> inputs =
        Stream.concat(
            Arrays.stream(arguments), Stream.of(Strings.nullToEmpty(exception.getValue())));
    // An argument precedes its parts, such as the value of an option.
    for (String input :
        inputs
            .flatMap(argument -> Stream.concat(Stream.of(argument), VALUES.splitToStream(argument)))
            .filter(text -> !UserInput.excerpt(text).equals(text))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()) {
      message = message.replace(input, UserInput.excerpt(input));
    }
    message = UserInput.printable(message);
    return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "..." : message;
  }
}
