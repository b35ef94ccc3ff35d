/**
 * Extension points of controllers that embed the operator.
 *
 * <p>A {@link io.streambus.resources.extension.ClusterExtension} adds rules, metadata and objects
 * to clusters, and customizes their objects. {@link io.streambus.resources.extension.Extensions}
 * resolves and renders clusters with a set of extensions, and protects clusters from their
 * failures.
 */
@NullMarked
@PublicApi
package io.streambus.resources.extension;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
