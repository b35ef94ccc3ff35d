/**
 * What all model types share: the Immutables style and the annotations from which the CRD is made.
 */
@NullMarked
package io.streambus.api.model;

import org.jspecify.annotations.NullMarked;
