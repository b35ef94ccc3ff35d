package io.streambus.resources.thirdparty;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** Certificate of cert-manager, which writes a Secret with a certificate. */
@Group("cert-manager.io")
@Version("v1")
@Plural("certificates")
public final class Certificate extends ThirdPartyResource {

  private static final long serialVersionUID = 1L;
}
