package io.streambus.image.jib;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate.ManifestDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.streambus.image.debian.Architecture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A repository of a registry. Uses the credentials of {@code docker login}.
 *
 * <p>Jib pushes the images. It cannot join images with different layers, so this class pushes the
 * list of them with Jib's registry client.
 */
public final class ImageRepository {

  private final ImageReference name;
  private final boolean isInsecureAllowed;

  /**
   * Refers to a repository.
   *
   * @param name name with the registry, such as {@code registry.example.com/streambus/operator}
   * @param isInsecureAllowed whether the registry may have no TLS
   */
  public ImageRepository(ImageReference name, boolean isInsecureAllowed) {
    this.name = name;
    this.isInsecureAllowed = isInsecureAllowed;
  }

  /**
   * Pushes images, each with the tag and its architecture as its tag, and a list of them.
   *
   * @param tag tag of the list
   * @return digest of the list
   */
  public String push(List<ImageTar> images, String tag) throws Exception {
    for (ImageTar image : images) {
      image.push(name.withQualifier(tagOf(tag, image.architecture())), isInsecureAllowed);
    }
    RegistryClient client = client();
    var list = new V22ManifestListTemplate();
    for (ImageTar image : images) {
      list.addManifest(descriptor(client, tag, image.architecture()));
    }
    return client.pushManifest(list, tag).toString();
  }

  private static String tagOf(String tag, Architecture architecture) {
    return tag + "-" + architecture.label();
  }

  private static ManifestDescriptorTemplate descriptor(
      RegistryClient client, String tag, Architecture architecture)
      throws IOException, RegistryException {
    V22ManifestTemplate manifest =
        client.pullManifest(tagOf(tag, architecture), V22ManifestTemplate.class).getManifest();
    BlobDescriptor blob = Digests.computeDigest(manifest);
    var descriptor = new ManifestDescriptorTemplate();
    descriptor.setMediaType(manifest.getManifestMediaType());
    descriptor.setDigest(blob.getDigest().toString());
    descriptor.setSize(blob.getSize());
    descriptor.setPlatform(architecture.label(), "linux");
    return descriptor;
  }

  private RegistryClient client() throws Exception {
    RegistryClient.Factory factory =
        RegistryClient.factory(
            EventHandlers.NONE,
            name.getRegistry(),
            name.getRepository(),
            new FailoverHttpClient(isInsecureAllowed, isInsecureAllowed, event -> {}));
    Optional<Credential> credential =
        CredentialRetrieverFactory.forImage(name, event -> {}).dockerConfig().retrieve();
    credential.ifPresent(factory::setCredential);
    RegistryClient client = factory.newRegistryClient();
    if (!client.doPushBearerAuth() && credential.isPresent()) {
      client.configureBasicAuth();
    }
    return client;
  }
}
