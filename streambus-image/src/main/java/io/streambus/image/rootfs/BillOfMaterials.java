package io.streambus.image.rootfs;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.image.debian.DebianPackage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The bill of materials of the image: the program and its libraries, and the packages of Debian.
 */
public final class BillOfMaterials {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private BillOfMaterials() {}

  /**
   * Writes the file.
   *
   * @param program bill of materials of the program, in CycloneDX
   */
  public static void write(Path program, List<DebianPackage> packages, Path target)
      throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(program.toFile());
    ArrayNode components = document.withArray("/components");
    for (DebianPackage each : packages) {
      String url = packageUrl(each);
      ObjectNode component = components.addObject();
      component.put("type", "library").put("bom-ref", url);
      component.put("name", each.name()).put("version", each.version());
      component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", each.sha256());
      component.put("purl", url);
    }
    JSON.writeValue(target.toFile(), document);
  }

  private static String packageUrl(DebianPackage each) {
    return "pkg:deb/debian/%s@%s?arch=%s&distro=debian-13"
        .formatted(encode(each.name()), encode(each.version()), each.architecture());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
