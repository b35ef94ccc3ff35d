package io.streambus.image;

import com.google.cloud.tools.jib.api.ImageReference;
import io.streambus.image.jib.ImageRepository;
import io.streambus.image.jib.ImageTar;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pushes the images that were built, if a repository is given. */
@Command(name = "push")
final class PushCommand implements Callable<Integer> {

  @Mixin private final ImageOptions images = new ImageOptions();

  @Option(names = "--repository", required = true, description = "blank to push nothing")
  private String repository = "";

  @Option(names = "--tag", required = true)
  private String tag = "";

  @Option(names = "--insecure", required = true, description = "allow a registry without TLS")
  private boolean isInsecureAllowed;

  @Override
  public Integer call() throws Exception {
    if (repository.isBlank()) {
      return 0;
    }
    List<ImageTar> built =
        images.architectures().stream()
            .map(each -> new ImageTar(each, images.files().tar(each), images.created()))
            .toList();
    String digest =
        new ImageRepository(ImageReference.parse(repository), isInsecureAllowed).push(built, tag);
    System.out.printf("pushed %s:%s@%s%n", repository, tag, digest);
    return 0;
  }
}
