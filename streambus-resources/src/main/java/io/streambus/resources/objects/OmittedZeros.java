package io.streambus.resources.objects;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import io.fabric8.kubernetes.api.model.AWSElasticBlockStoreVolumeSource;
import io.fabric8.kubernetes.api.model.AzureFileVolumeSource;
import io.fabric8.kubernetes.api.model.CephFSVolumeSource;
import io.fabric8.kubernetes.api.model.CinderVolumeSource;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.FCVolumeSource;
import io.fabric8.kubernetes.api.model.FlexVolumeSource;
import io.fabric8.kubernetes.api.model.FlockerVolumeSource;
import io.fabric8.kubernetes.api.model.GCEPersistentDiskVolumeSource;
import io.fabric8.kubernetes.api.model.GitRepoVolumeSource;
import io.fabric8.kubernetes.api.model.GlusterfsVolumeSource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.ISCSIVolumeSource;
import io.fabric8.kubernetes.api.model.ImageVolumeSource;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NFSVolumeSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PhotonPersistentDiskVolumeSource;
import io.fabric8.kubernetes.api.model.PodCertificateProjection;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PortworxVolumeSource;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.QuobyteVolumeSource;
import io.fabric8.kubernetes.api.model.RBDVolumeSource;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SELinuxOptions;
import io.fabric8.kubernetes.api.model.ScaleIOVolumeSource;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.StorageOSVolumeSource;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VsphereVirtualDiskVolumeSource;

/**
 * The fields of pod templates whose zero value the API server does not store: in its sources, those
 * that are neither required nor pointers. Derived from the package k8s.io/api/core/v1, versions
 * 0.29 to 0.37.
 */
final class OmittedZeros {

  private static final ImmutableSetMultimap<Class<?>, String> FIELDS =
      ImmutableSetMultimap.<Class<?>, String>builder()
          .putAll(AWSElasticBlockStoreVolumeSource.class, "fsType", "partition", "readOnly")
          .putAll(AzureFileVolumeSource.class, "readOnly")
          .putAll(CephFSVolumeSource.class, "path", "user", "secretFile", "readOnly")
          .putAll(CinderVolumeSource.class, "fsType", "readOnly")
          .putAll(ConfigMapEnvSource.class, "name")
          .putAll(ConfigMapKeySelector.class, "name")
          .putAll(ConfigMapProjection.class, "name")
          .putAll(ConfigMapVolumeSource.class, "name")
          .putAll(
              Container.class,
              "image",
              "workingDir",
              "terminationMessagePath",
              "terminationMessagePolicy",
              "imagePullPolicy",
              "stdin",
              "stdinOnce",
              "tty")
          .putAll(ContainerPort.class, "name", "hostPort", "protocol", "hostIP")
          .putAll(EmptyDirVolumeSource.class, "medium")
          .putAll(EnvFromSource.class, "prefix")
          .putAll(EnvVar.class, "value")
          .putAll(FCVolumeSource.class, "fsType", "readOnly")
          .putAll(FlexVolumeSource.class, "fsType", "readOnly")
          .putAll(FlockerVolumeSource.class, "datasetName", "datasetUUID")
          .putAll(GCEPersistentDiskVolumeSource.class, "fsType", "partition", "readOnly")
          .putAll(GitRepoVolumeSource.class, "revision", "directory")
          .putAll(GlusterfsVolumeSource.class, "readOnly")
          .putAll(HTTPGetAction.class, "path", "host", "scheme")
          .putAll(
              ISCSIVolumeSource.class,
              "iscsiInterface",
              "fsType",
              "readOnly",
              "chapAuthDiscovery",
              "chapAuthSession")
          .putAll(ImageVolumeSource.class, "reference", "pullPolicy")
          .putAll(LocalObjectReference.class, "name")
          .putAll(NFSVolumeSource.class, "readOnly")
          .putAll(ObjectFieldSelector.class, "apiVersion")
          .putAll(PersistentVolumeClaimVolumeSource.class, "readOnly")
          .putAll(PhotonPersistentDiskVolumeSource.class, "fsType")
          .putAll(
              PodCertificateProjection.class,
              "signerName",
              "keyType",
              "credentialBundlePath",
              "keyPath",
              "certificateChainPath")
          .putAll(PodDNSConfigOption.class, "name")
          .putAll(
              PodSpec.class,
              "restartPolicy",
              "dnsPolicy",
              "serviceAccountName",
              "serviceAccount",
              "nodeName",
              "hostNetwork",
              "hostPID",
              "hostIPC",
              "hostname",
              "subdomain",
              "schedulerName",
              "priorityClassName")
          .putAll(PortworxVolumeSource.class, "fsType", "readOnly")
          .putAll(
              Probe.class,
              "initialDelaySeconds",
              "timeoutSeconds",
              "periodSeconds",
              "successThreshold",
              "failureThreshold")
          .putAll(QuobyteVolumeSource.class, "readOnly", "user", "group", "tenant")
          .putAll(RBDVolumeSource.class, "fsType", "pool", "user", "keyring", "readOnly")
          .putAll(ResourceClaim.class, "request")
          .putAll(ResourceFieldSelector.class, "containerName")
          .putAll(SELinuxOptions.class, "user", "role", "type", "level")
          .putAll(
              ScaleIOVolumeSource.class,
              "sslEnabled",
              "protectionDomain",
              "storagePool",
              "storageMode",
              "volumeName",
              "fsType",
              "readOnly")
          .putAll(SecretEnvSource.class, "name")
          .putAll(SecretKeySelector.class, "name")
          .putAll(SecretProjection.class, "name")
          .putAll(SecretVolumeSource.class, "secretName")
          .putAll(ServiceAccountTokenProjection.class, "audience")
          .putAll(
              StorageOSVolumeSource.class, "volumeName", "volumeNamespace", "fsType", "readOnly")
          .putAll(TCPSocketAction.class, "host")
          .putAll(Toleration.class, "key", "operator", "value", "effect")
          .putAll(VolumeMount.class, "readOnly", "subPath", "subPathExpr")
          .putAll(
              VsphereVirtualDiskVolumeSource.class,
              "fsType",
              "storagePolicyName",
              "storagePolicyID")
          .build();

  private static final ImmutableSet<String> NAMES = ImmutableSet.copyOf(FIELDS.values());

  private OmittedZeros() {}

  /** Returns whether a type has such a field of this name. */
  static boolean canBe(String field) {
    return NAMES.contains(field);
  }

  /** Returns the names of the fields of a Kubernetes type; empty for other types. */
  static ImmutableSet<String> of(Class<?> type) {
    return FIELDS.get(type);
  }

  static ImmutableSet<Class<?>> types() {
    return FIELDS.keySet();
  }
}
