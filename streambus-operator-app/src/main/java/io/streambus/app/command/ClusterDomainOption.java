package io.streambus.app.command;

import io.streambus.resources.ClusterInputs;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --cluster-domain}. */
final class ClusterDomainOption {

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      converter = Converter.class,
      description = "DNS domain of the Kubernetes cluster (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = ClusterInputs.none().clusterDomain();

  /** Returns the domain, such as {@code cluster.local}. */
  String value() {
    return clusterDomain;
  }

  /** Converts the DNS domain of a Kubernetes cluster. */
  static final class Converter implements ITypeConverter<String> {

    /** That of a DNS name. Matching a long text overflows the stack. */
    private static final int MAX_LENGTH = 253;

    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    @Override
    public String convert(String text) {
      if (text.length() > MAX_LENGTH || !DOMAIN.matcher(text).matches()) {
        throw new TypeConversionException(
            "'%s' is not a lowercase domain such as cluster.local".formatted(text));
      }
      return text;
    }
  }
}
