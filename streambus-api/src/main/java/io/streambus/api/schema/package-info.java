/** The Immutables style of the model types, and the annotations that the CRD is generated from. */
@NullMarked
package io.streambus.api.schema;

import org.jspecify.annotations.NullMarked;
