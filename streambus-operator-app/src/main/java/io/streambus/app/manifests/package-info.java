/** Manifests that install the operator. */
@NullMarked
package io.streambus.app.manifests;

import org.jspecify.annotations.NullMarked;
