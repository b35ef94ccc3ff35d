package io.streambus.app.run;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the server of metrics. */
public final class MetricsOptions {

  @Option(
      names = "--metrics-bind-address",
      paramLabel = "ADDRESS",
      defaultValue = ":8080",
      converter = BindAddress.Converter.class,
      description = "Address that serves /metrics; 0 disables it (default: ${DEFAULT-VALUE}).")
  private BindAddress address = BindAddress.of("0");

  @Option(
      names = "--metrics-secure",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      converter = BooleanConverter.class,
      description =
          "Serve /metrics over TLS, to users whom Kubernetes permits to get /metrics, by their"
              + " bearer token (default: false).")
  private Optional<Boolean> secure = Optional.empty();

  @Option(
      names = "--metrics-cert-dir",
      paramLabel = "DIRECTORY",
      description =
          "Directory of tls.crt and tls.key, which are read again when they change (default: a"
              + " self-signed certificate).")
  private Optional<Path> certificates = Optional.empty();

  /** Returns the address of the server. */
  public BindAddress address() {
    return address;
  }

  /** Returns whether the server uses TLS and restricts access. */
  public boolean isSecure() {
    return secure.orElse(false);
  }

  /** Returns the directory of the certificate; empty for a self-signed certificate. */
  public Optional<Path> certificates() {
    return certificates;
  }

  /** Converts {@code true} or {@code false}, and rejects any other text. */
  public static final class BooleanConverter implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String text) {
      return switch (text) {
        case "true" -> Boolean.TRUE;
        case "false" -> Boolean.FALSE;
        default -> throw new TypeConversionException("'%s' is not true or false".formatted(text));
      };
    }
  }
}
