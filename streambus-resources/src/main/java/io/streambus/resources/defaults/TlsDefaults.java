package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.IssuerRef;
import io.streambus.api.spec.ProxyImageSpec;
import io.streambus.api.spec.ProxySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.values.AuthenticationMethod;
import io.streambus.api.values.DefaultPolicy;
import io.streambus.api.values.PullPolicy;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import io.streambus.resources.model.Tls.ClientCertificates;
import io.streambus.resources.model.Tls.ProxySettings;

/** Defaults of TLS for client connections. */
public final class TlsDefaults {

  /** Time before expiration of a certificate at which a warning is reported. */
  public static final GoDuration EXPIRY_WARNING = GoDuration.of("720h");

  static final String PROXY_REPOSITORY = "haproxy";
  static final String PROXY_TAG = "3.2";
  private static final ProxySpec EMPTY_PROXY = ProxySpec.builder().build();
  private static final ProxyImageSpec EMPTY_IMAGE = ProxyImageSpec.builder().build();

  /**
   * The proxy only copies bytes and needs little, but it must not be starved of CPU time, so it has
   * no CPU limit.
   */
  private static final ResourceRequirements PROXY_RESOURCES =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("50m"))
          .addToRequests("memory", new Quantity("64Mi"))
          .addToLimits("memory", new Quantity("256Mi"))
          .build();

  private TlsDefaults() {}

  static Tls tls(String cluster, StreamBusClusterSpec spec, ClusterEnvironment environment) {
    return spec.security()
        .flatMap(SecuritySpec::tls)
        .filter(tls -> NonDefault.isTrue(tls.enabled()))
        .<Tls>map(
            tls ->
                new Tls.Enabled(
                    certificate(cluster, tls),
                    clients(spec.security().orElseThrow(), tls),
                    proxy(tls.proxy().orElse(EMPTY_PROXY), environment),
                    tls.expiryWarning().orElse(EXPIRY_WARNING)))
        .orElseGet(Tls.Disabled::new);
  }

  private static CertificateSource certificate(String cluster, TlsSpec tls) {
    String secret = ClusterNames.certificateSecret(cluster);
    if (NonDefault.isTrue(tls.selfSigned())) {
      return new CertificateSource.SelfSigned(
          secret, ClusterNames.caSecret(cluster), tls.caSecretName());
    }
    return tls.issuerRef()
        .<CertificateSource>map(
            issuer -> new CertificateSource.Issued(secret, tls.caSecretName(), issuer(issuer)))
        .orElseGet(
            () ->
                new CertificateSource.Provided(
                    tls.certSecretName().orElseThrow(), tls.caSecretName()));
  }

  static CertificateSource.Issuer issuer(IssuerRef issuer) {
    return new CertificateSource.Issuer(
        issuer.name().orElseThrow(),
        issuer.kind().orElse("Issuer"),
        issuer.group().orElse("cert-manager.io"));
  }

  private static ClientCertificates clients(SecuritySpec security, TlsSpec tls) {
    if (!requiresClientCertificates(security, tls)) {
      return new ClientCertificates.NotRequired();
    }
    return security
        .authorization()
        .filter(TlsDefaults::deniesByDefault)
        .<ClientCertificates>map(
            authorization ->
                new ClientCertificates.AllowedSubjects(
                    ImmutableList.copyOf(authorization.allowedSubjects())))
        .orElseGet(ClientCertificates.AnySubject::new);
  }

  /** Whether the proxy requires client certificates. */
  public static boolean requiresClientCertificates(SecuritySpec security, TlsSpec tls) {
    return NonDefault.isTrue(tls.clientAuthRequired())
        || security.authentication().filter(TlsDefaults::isMutualTls).isPresent();
  }

  /** Whether clients authenticate with certificates. */
  public static boolean isMutualTls(AuthenticationSpec authentication) {
    return NonDefault.isTrue(authentication.enabled())
        && authentication.method().filter(AuthenticationMethod.MTLS.value()::equals).isPresent();
  }

  /**
   * Whether only listed subjects are admitted, which is the safe default if authorization is
   * enabled without a policy.
   */
  private static boolean deniesByDefault(AuthorizationSpec authorization) {
    return NonDefault.isTrue(authorization.enabled())
        && authorization
            .defaultPolicy()
            .orElse(DefaultPolicy.DENY.value())
            .equals(DefaultPolicy.DENY.value());
  }

  private static ProxySettings proxy(ProxySpec proxy, ClusterEnvironment environment) {
    ProxyImageSpec image = proxy.image().orElse(EMPTY_IMAGE);
    String repository = environment.repository(image.repository(), PROXY_REPOSITORY);
    return new ProxySettings(
        image
            .digest()
            .map(digest -> repository + "@" + digest)
            .orElseGet(() -> repository + ":" + image.tag().orElse(PROXY_TAG)),
        image
            .pullPolicy()
            .flatMap(text -> SpecValues.find(PullPolicy.class, text))
            .orElse(PullPolicy.IF_NOT_PRESENT),
        proxy.resources().map(ResourceDefaults::normalize).orElse(PROXY_RESOURCES));
  }
}
