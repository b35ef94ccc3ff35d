/**
 * The Immutables style and the annotations that all model types share and from which the CRD is
 * generated.
 */
@NullMarked
package io.streambus.api.schema;

import org.jspecify.annotations.NullMarked;
