/**
 * One record per table and {@link org.kolscope.schema.Table}: the vocabulary of the house. Column
 * names are record components; every other room speaks in these records. Imports nothing of ours.
 */
package org.kolscope.schema;
