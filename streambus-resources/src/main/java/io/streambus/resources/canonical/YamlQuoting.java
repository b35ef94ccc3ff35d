package io.streambus.resources.canonical;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Leaves only those strings unquoted that every YAML parser reads as strings. YAML 1.1 and 1.2
 * differ on text that resembles a number, a date or a boolean.
 */
final class YamlQuoting extends StringQuotingChecker {

  private static final long serialVersionUID = 1L;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*");

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
  }
}
