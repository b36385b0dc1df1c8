-- By hand: what the full text finds of an agreement, both languages at once: the title (A), the object (B), and the names
-- of partners, places, sectors and entity (C). A question asks for the weights it means.
CREATE FUNCTION agreement_search(title text, object text, names text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  SELECT setweight(to_tsvector('pg_catalog.spanish', public.enlace_plain(title)), 'A')
      || setweight(to_tsvector('pg_catalog.english', public.enlace_plain(title)), 'A')
      || setweight(to_tsvector('pg_catalog.spanish', public.enlace_plain(object)), 'B')
      || setweight(to_tsvector('pg_catalog.english', public.enlace_plain(object)), 'B')
      || setweight(to_tsvector('pg_catalog.simple', public.enlace_plain(title || ' ' || object || ' ' || names)), 'C')
$$;

-- CreateEnum
CREATE TYPE "AgreementType" AS ENUM ('twinning', 'agreement', 'memorandum', 'letter_of_intent', 'alliance');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('city', 'agency', 'multilateral', 'city_network', 'ngo', 'university', 'company', 'government');

-- CreateEnum
CREATE TYPE "Renewal" AS ENUM ('none', 'tacit', 'express');

-- CreateEnum
CREATE TYPE "AgreementStage" AS ENUM ('in_process', 'in_renewal', 'suspended', 'ended');

-- CreateTable
CREATE TABLE "City" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "key" TEXT NOT NULL,

    CONSTRAINT "City_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT,
    "kind" "PartnerKind" NOT NULL,
    "country" TEXT,
    "key" TEXT NOT NULL,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "codeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" "AgreementType" NOT NULL,
    "number" TEXT,
    "numberValue" INTEGER,
    "numberYear" INTEGER,
    "object" TEXT NOT NULL DEFAULT '',
    "partnerIds" TEXT[],
    "cityIds" TEXT[],
    "countries" TEXT[],
    "sectors" TEXT[],
    "entityId" TEXT,
    "responsibleId" TEXT,
    "substituteId" TEXT,
    "signedOn" DATE,
    "signedUntil" DATE,
    "startsOn" DATE,
    "expiresOn" DATE,
    "renewal" "Renewal" NOT NULL DEFAULT 'none',
    "noticeDays" INTEGER,
    "leadDays" INTEGER[],
    "stage" "AgreementStage",
    "stageOn" DATE,
    "stageReason" TEXT,
    "parentId" TEXT,
    "renewsId" TEXT,
    "sources" TEXT[],
    "note" TEXT,
    "origin" TEXT NOT NULL,
    "reviewedOn" DATE,
    "names" TEXT NOT NULL DEFAULT '',
    "search" tsvector GENERATED ALWAYS AS (agreement_search("title", "object", "names")) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementDocument" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "AgreementDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementProject" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,
    "note" TEXT,

    CONSTRAINT "AgreementProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementChange" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "AgreementChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementWord" (
    "word" TEXT NOT NULL,

    CONSTRAINT "AgreementWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "AgreementRegistry" (
    "id" INTEGER NOT NULL,
    "revision" TEXT NOT NULL,

    CONSTRAINT "AgreementRegistry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementQuestion" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "memberId" TEXT,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "useful" BOOLEAN,

    CONSTRAINT "AgreementQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementTicket" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "question" TEXT NOT NULL,
    "askedById" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreementTicket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardAnswer" (
    "id" TEXT NOT NULL,
    "questions" TEXT[],
    "words" TEXT[],
    "answerEs" TEXT NOT NULL,
    "answerEn" TEXT,
    "sources" TEXT[],
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StandardAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementAlertChoice" (
    "agreementId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "expiresOn" DATE NOT NULL,
    "choice" TEXT NOT NULL,
    "remindAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreementAlertChoice_pkey" PRIMARY KEY ("agreementId","memberId","expiresOn")
);

-- CreateIndex
CREATE UNIQUE INDEX "City_key_key" ON "City"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_key_key" ON "Partner"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_code_key" ON "Agreement"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_codeKey_key" ON "Agreement"("codeKey");

-- CreateIndex
CREATE INDEX "Agreement_expiresOn_idx" ON "Agreement"("expiresOn");

-- CreateIndex
CREATE INDEX "Agreement_signedOn_idx" ON "Agreement"("signedOn");

-- CreateIndex
CREATE INDEX "Agreement_numberValue_idx" ON "Agreement"("numberValue");

-- CreateIndex
CREATE INDEX "Agreement_entityId_idx" ON "Agreement"("entityId");

-- CreateIndex
CREATE INDEX "Agreement_responsibleId_idx" ON "Agreement"("responsibleId");

-- CreateIndex
CREATE INDEX "Agreement_parentId_idx" ON "Agreement"("parentId");

-- CreateIndex
CREATE INDEX "Agreement_renewsId_idx" ON "Agreement"("renewsId");

-- CreateIndex
CREATE INDEX "Agreement_partnerIds_idx" ON "Agreement" USING GIN ("partnerIds");

-- CreateIndex
CREATE INDEX "Agreement_cityIds_idx" ON "Agreement" USING GIN ("cityIds");

-- CreateIndex
CREATE INDEX "Agreement_countries_idx" ON "Agreement" USING GIN ("countries");

-- CreateIndex
CREATE INDEX "Agreement_sectors_idx" ON "Agreement" USING GIN ("sectors");

-- CreateIndex
CREATE INDEX "Agreement_search_idx" ON "Agreement" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementDocument_agreementId_url_key" ON "AgreementDocument"("agreementId", "url");

-- CreateIndex
CREATE INDEX "AgreementProject_agreementId_idx" ON "AgreementProject"("agreementId");

-- CreateIndex
CREATE INDEX "AgreementChange_agreementId_at_idx" ON "AgreementChange"("agreementId", "at");

-- CreateIndex
CREATE INDEX "AgreementChange_byId_idx" ON "AgreementChange"("byId");

-- CreateIndex
CREATE INDEX "AgreementQuestion_place_at_idx" ON "AgreementQuestion"("place", "at");

-- CreateIndex
CREATE INDEX "AgreementQuestion_memberId_idx" ON "AgreementQuestion"("memberId");

-- CreateIndex
CREATE INDEX "AgreementQuestion_at_idx" ON "AgreementQuestion"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementTicket_number_key" ON "AgreementTicket"("number");

-- CreateIndex
CREATE INDEX "AgreementTicket_askedById_idx" ON "AgreementTicket"("askedById");

-- CreateIndex
CREATE INDEX "AgreementTicket_answeredById_idx" ON "AgreementTicket"("answeredById");

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_entityId_fkey" FOREIGN KEY ("entityId") REFERENCES "Entity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_responsibleId_fkey" FOREIGN KEY ("responsibleId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_substituteId_fkey" FOREIGN KEY ("substituteId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Agreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementDocument" ADD CONSTRAINT "AgreementDocument_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementProject" ADD CONSTRAINT "AgreementProject_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementChange" ADD CONSTRAINT "AgreementChange_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementChange" ADD CONSTRAINT "AgreementChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementQuestion" ADD CONSTRAINT "AgreementQuestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementTicket" ADD CONSTRAINT "AgreementTicket_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementTicket" ADD CONSTRAINT "AgreementTicket_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementAlertChoice" ADD CONSTRAINT "AgreementAlertChoice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: words spelt wrong find the nearest words of the registry.
CREATE INDEX "AgreementWord_word_trgm_idx" ON "AgreementWord" USING GIN ("word" gin_trgm_ops);
