package io.streambus.app.settings;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the DNS domain of a Kubernetes cluster. */
public final class ClusterDomainConverter implements ITypeConverter<String> {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  @Override
  public String convert(String text) {
    if (!DOMAIN.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is not a lowercase domain such as cluster.local".formatted(text));
    }
    return text;
  }
}
