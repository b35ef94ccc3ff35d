package io.streambus.resources.thirdparty;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/** ServiceMonitor of the Prometheus Operator, which selects scrape targets. */
@Group("monitoring.coreos.com")
@Version("v1")
@Plural("servicemonitors")
public final class ServiceMonitor extends ThirdPartyResource {

  private static final long serialVersionUID = 1L;
}
