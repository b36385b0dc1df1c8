-- CreateTable
CREATE TABLE "ImportedRow" (
    "key" TEXT NOT NULL,
    "cells" JSONB NOT NULL,

    CONSTRAINT "ImportedRow_pkey" PRIMARY KEY ("key")
);
