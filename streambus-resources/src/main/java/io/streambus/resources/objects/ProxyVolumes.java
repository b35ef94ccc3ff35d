package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ProxyPaths;
import io.streambus.resources.model.Tls;
import java.util.Arrays;
import java.util.List;

/** Volumes and volume mounts of the proxy container. */
public final class ProxyVolumes {

  /** Volume of the Secret with the certificate. */
  public static final String CERTIFICATE = "tls-certificate";

  /** Volume of the Secret with the CA certificates that verify clients. */
  public static final String CA = "tls-authority";

  private static final String CONFIG = "proxy-config";
  private static final String RUN = "proxy-run";

  /** Readable by owner and group; the proxy runs with the group of the volume. */
  private static final int SECRET_MODE = 0440;

  private ProxyVolumes() {}

  static List<VolumeMount> mounts(Tls.Enabled tls) {
    ImmutableList.Builder<VolumeMount> mounts = ImmutableList.builder();
    mounts.add(
        readOnly(CONFIG, ProxyPaths.CONFIG_DIRECTORY),
        new VolumeMountBuilder().withName(RUN).withMountPath(ProxyPaths.RUN_DIRECTORY).build(),
        readOnly(CERTIFICATE, ProxyPaths.CERTIFICATE_DIRECTORY));
    if (tls.verifiesClients()) {
      mounts.add(readOnly(CA, ProxyPaths.CA_DIRECTORY));
    }
    return mounts.build();
  }

  static List<Volume> of(BrokerCluster cluster, Tls.Enabled tls) {
    ImmutableList.Builder<Volume> volumes = ImmutableList.builder();
    volumes.add(
        config(cluster),
        run(),
        secret(
            CERTIFICATE,
            tls.certificate().secret(),
            ProxyPaths.CERTIFICATE,
            ProxyPaths.PRIVATE_KEY));
    if (tls.verifiesClients()) {
      volumes.add(secret(CA, tls.certificate().caSecret(), ProxyPaths.CA_CERTIFICATE));
    }
    return volumes.build();
  }

  private static VolumeMount readOnly(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).withReadOnly(true).build();
  }

  // spotless:off
  private static Volume config(BrokerCluster cluster) {
    return new VolumeBuilder()
        .withName(CONFIG)
        .withNewConfigMap()
            .withName(ClusterNames.proxyConfigMap(cluster.name()))
        .endConfigMap()
        .build();
  }

  private static Volume run() {
    return new VolumeBuilder()
        .withName(RUN)
        .withNewEmptyDir()
            .withSizeLimit(new Quantity("4Mi"))
        .endEmptyDir()
        .build();
  }

  /**
   * Returns a Secret volume with only the keys that the proxy needs; the Secret of a CA certificate
   * may also contain its private key.
   */
  private static Volume secret(String volume, String secret, String... keys) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
            .withSecretName(secret)
            .withItems(Arrays.stream(keys).map(ProxyVolumes::item).toList())
            .withDefaultMode(SECRET_MODE)
        .endSecret()
        .build();
  }
  // spotless:on

  private static KeyToPath item(String key) {
    return new KeyToPathBuilder().withKey(key).withPath(key).build();
  }
}
