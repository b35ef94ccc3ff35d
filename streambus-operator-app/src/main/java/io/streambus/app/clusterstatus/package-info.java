/** Tables about the status of clusters. */
@NullMarked
package io.streambus.app.clusterstatus;

import org.jspecify.annotations.NullMarked;
