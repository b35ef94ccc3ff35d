/** A cluster that cannot be wrong: every default is filled, every rule is kept. */
@NullMarked
package io.streambus.resources.model;

import org.jspecify.annotations.NullMarked;
