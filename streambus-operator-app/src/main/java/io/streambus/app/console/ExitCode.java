package io.streambus.app.console;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes of the program. */
public enum ExitCode {
  /** Success. */
  OK(0, "success"),
  /** A spec is invalid, or an operation failed. */
  FAILED(1, "invalid spec or failure; see stderr"),
  /** A file cannot be read, or the usage is invalid. */
  INVALID_INPUT(2, "unreadable file or invalid usage"),
  /** The API server cannot be reached, is not available, or does not respond in time. */
  UNREACHABLE(3, "the API server is unreachable or does not respond"),
  /** The API server does not permit the request. */
  FORBIDDEN(4, "a permission is missing"),
  /** The object or the API does not exist. */
  NOT_FOUND(5, "the object, or the API of StreamBusClusters, does not exist"),
  /** The requested change waits for something that only a user can resolve. */
  BLOCKED(6, "--wait: the change is blocked"),
  /** The requested change was not complete in time. */
  TIMED_OUT(7, "--wait: the change is not complete yet"),
  /** The user answered no, or could not be asked. */
  NOT_CONFIRMED(8, "the change is not confirmed"),
  /** The object has changed since it was read. */
  CONFLICT(9, "the cluster changed in the meantime");

  private final int code;
  private final String description;

  ExitCode(int number, String description) {
    this.code = number;
    this.description = description;
  }

  /** Returns the numeric exit code. */
  public int code() {
    return code;
  }

  /** Returns what the code means, for users. */
  public String description() {
    return description;
  }

  /** Returns the descriptions by code, in the order of the help. */
  public static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    Arrays.stream(values())
        .forEach(each -> descriptions.put(Integer.toString(each.code), each.description));
    return descriptions;
  }
}
